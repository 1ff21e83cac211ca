//! Circles in a graph: groups of nodes that can all be reached from each other, and in each a shortest way round.

use std::collections::{BTreeSet, VecDeque};

/// A group of nodes of which each reaches every other.
#[derive(Debug, PartialEq, Eq)]
pub struct Circle {
    pub members: Vec<usize>,
    /// A shortest way round: each node is followed by one that it points to, the last by the first.
    pub shortest: Vec<usize>,
}

/// All groups of two or more, the largest first. `next` has for each node those that it points to.
pub fn circles(next: &[BTreeSet<usize>]) -> Vec<Circle> {
    let reach: Vec<BTreeSet<usize>> = (0..next.len()).map(|node| reachable(next, node)).collect();
    let mut done = BTreeSet::new();
    let mut found = Vec::new();
    for node in 0..next.len() {
        let members: Vec<usize> = reach[node].iter().copied().filter(|&other| reach[other].contains(&node)).collect();
        if members.len() < 2 || !done.insert(members.clone()) {
            continue;
        }
        let rounds = members.iter().filter_map(|&from| way_round(next, from));
        let shortest = rounds.min_by_key(Vec::len).unwrap_or_default();
        found.push(Circle { members, shortest });
    }
    found.sort_by_key(|circle| std::cmp::Reverse(circle.members.len()));
    found
}

/// What can be reached by one step or more.
fn reachable(next: &[BTreeSet<usize>], from: usize) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from];
    while let Some(node) = open.pop() {
        open.extend(next[node].iter().filter(|&&other| reached.insert(other)));
    }
    reached
}

/// A shortest way from a node back to itself.
fn way_round(next: &[BTreeSet<usize>], from: usize) -> Option<Vec<usize>> {
    let mut before = vec![None; next.len()];
    let mut open = VecDeque::from([from]);
    while let Some(node) = open.pop_front() {
        if next[node].contains(&from) {
            let mut way = vec![node];
            while let Some(&earlier) = way.last().and_then(|&node| before[node].as_ref()) {
                way.push(earlier);
            }
            way.reverse();
            return Some(way);
        }
        for &other in &next[node] {
            if other != from && before[other].is_none() {
                before[other] = Some(node);
                open.push_back(other);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Circle, circles};
    use std::collections::BTreeSet;

    fn graph(edges: &[(usize, usize)]) -> Vec<BTreeSet<usize>> {
        let mut next = vec![BTreeSet::new(); 8];
        edges.iter().for_each(|&(from, to)| {
            next[from].insert(to);
        });
        next
    }

    #[test]
    fn a_graph_without_a_way_back_has_none() {
        assert_eq!(circles(&graph(&[(0, 1), (1, 2), (0, 2), (3, 2)])), []);
    }

    #[test]
    fn groups_are_found_with_a_shortest_way_round() {
        let long = [(0, 1), (1, 2), (2, 3), (3, 0), (2, 1), (3, 4)];
        let found = circles(&graph(&[&long[..], &[(4, 5), (6, 7), (7, 6)]].concat()));
        assert_eq!(
            found,
            [
                Circle { members: vec![0, 1, 2, 3], shortest: vec![1, 2] },
                Circle { members: vec![6, 7], shortest: vec![6, 7] },
            ]
        );
    }
}
