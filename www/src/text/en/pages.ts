/** The pages of the site. The HTML files name these by their keys, as `{{key}}`; what is in them may have tags of its own. */

export const copied = 'Copied.';
export const notCopied = 'Your browser does not let this page copy; select the text instead.';

/** `index.html`, by key. */
export const index = {
  language: 'en',
  title: 'Actorium: your team is a distributed system',
  description:
    'Play a team: people with mailboxes pass lossy messages, take them in late and hold stale pictures of the world. Turn the knobs and see what becomes of them.',
  name: 'Actorium',
  scenarios: 'Scenarios',
  noscript: 'This page is a simulation that runs in your browser, and needs JavaScript for it.',
  motto: 'People as actors, talk as lossy messages, and you at the knobs. All of it runs in your browser; nothing leaves it.',
  embed: 'Embed it',
} as const;

/** `embed.html`, by key. */
export const embed = {
  language: 'en',
  title: 'Embed Actorium in your own page',
  description: 'One tag puts a playable team into a post. This page shows two of them among ordinary prose.',
  home: 'Actorium',
  heading: '“But I told you!”',
  told: `Ana has changed the plan. She tells Bo, over chat, while he is busy. Did he get it? Silence can mean that her
        message was lost, or that his answer was. So she says it again, and now and then Bo hears what he has long known.`,
  tryLoss: 'Turn the loss up to one message in two and watch how often a thing must be said until both know that it arrived.',
  busy: `Nobody needs to lose anything for a team to drift apart, though. It is enough to be busy. Below is one person with
        one queue. Move the load towards what she can do, and a little past the point where it still feels fine, the mailbox
        starts to grow and does not stop.`,
  own: 'Put one into your own page',
  how: 'One script, one tag. No build step, no account, no cookies; two on a page do not disturb each other.',
  copy: 'Copy',
  caption: 'What the tag understands',
  attribute: 'Attribute',
  means: 'Means',
  scenario: 'Which team: <span id="names"></span>. A script can set the property <code>scenario</code> to one of your own.',
  seed: 'A whole number. The same seed gives the same run, in every browser. Absent: another one each time.',
  loss: 'Share of messages that get lost, 0 to 1.',
  delay: 'Minutes to take in one message.',
  load: 'Items of work that arrive in an hour.',
  start: 'The minute to begin at. Absent: where the scenario says.',
  panel: 'What is open at first: <span id="panels"></span>. Absent: nothing is, and the figure fetches no panel before somebody opens one.',
  autoplay: 'Plays as soon as it can be seen.',
  theme: '<code>light</code> or <code>dark</code>. Absent: as the reader’s system.',
  rest: 'Off-screen it rests. Its width is that of the place you give it; its height you can set in CSS.',
  whole: 'The whole team',
} as const;
