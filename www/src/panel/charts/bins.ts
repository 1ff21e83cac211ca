/** Coarser intervals for throughput and lead time, which over one minute are either nothing or a burst. */

import type { Series } from '../../generated/core-types';

const BINS_MAX = 48;
const BIN_MINUTES_MIN = 20;

export interface Bins {
  readonly minutes: number[];
  readonly throughput_per_hour: number[];
  readonly lead_time_minutes: number[];
}

/** Throughput averaged over each bin, lead time over the items done in it (NaN where there were none). */
export function binned(series: Series): Bins {
  const { minutes, interval_minutes: interval } = series;
  const size = Math.max(1, Math.ceil(BIN_MINUTES_MIN / interval), Math.ceil(minutes.length / BINS_MAX));
  const bins: Bins = { minutes: [], throughput_per_hour: [], lead_time_minutes: [] };
  // The last bin is left out until it is complete: half of one looks like a collapse.
  for (let first = 0; first + size <= minutes.length; first += size) {
    let rate = 0;
    let lead = 0;
    for (let at = first; at < first + size; at += 1) {
      const done = series.throughput_per_hour[at]!;
      rate += done;
      if (done > 0) lead += done * series.lead_time_minutes[at]!;
    }
    // A series names each interval by its end; a bin stands at its middle.
    bins.minutes.push((minutes[first]! - interval + minutes[first + size - 1]!) / 2);
    bins.throughput_per_hour.push(rate / size);
    bins.lead_time_minutes.push(rate > 0 ? lead / rate : NaN);
  }
  return bins;
}
