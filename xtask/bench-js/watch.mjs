// Runs in the page, before its own scripts: watches what the core hands over for drawing and what
// each frame costs, without the page knowing. `window.watched` is what was seen.

export function watch() {
  // The header of a frame, and the fields of a message in flight.
  const NOW = 3;
  const ACTORS = 6;
  const FLIGHTS = 12;
  const FLIGHTS_AT = 13;
  const STRIDE = 10;

  const watched = { timePassesMs: null, firstMessageMs: null, actors: 0, flights: 0, frames: [] };
  window.watched = watched;

  let earlier = null;
  const look = (words) => {
    watched.actors = words[ACTORS];
    watched.flights = words[FLIGHTS];
    if (watched.timePassesMs === null && words[NOW] > 0) watched.timePassesMs = performance.now();
    if (watched.firstMessageMs !== null || words[FLIGHTS] === 0) return;
    const seen = { serial: words[words[FLIGHTS_AT]], now: words[NOW] };
    // The same message, later: it has moved.
    if (earlier?.serial === seen.serial && seen.now > earlier.now) watched.firstMessageMs = performance.now();
    earlier = seen;
  };

  const spied = (instance) => {
    if (!instance.exports.simulation_pack) return instance;
    const exports = { ...instance.exports };
    exports.simulation_pack = (simulation, ...rest) => {
      const result = instance.exports.simulation_pack(simulation, ...rest);
      const pointer = instance.exports.simulation_frame_pointer(simulation) >>> 0;
      const length = instance.exports.simulation_frame_length(simulation) >>> 0;
      look(new Float64Array(exports.memory.buffer, pointer, length));
      return result;
    };
    return { exports };
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = async (source, imports) => {
      const made = await original(source, imports);
      return { module: made.module, instance: spied(made.instance) };
    };
  }

  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) =>
    request((timestamp) => {
      const start = performance.now();
      callback(timestamp);
      const frame = watched.frames.at(-1);
      const spent = performance.now() - start;
      // Several callbacks of one frame share its timestamp.
      if (frame?.timestamp === timestamp) frame.spent += spent;
      else watched.frames.push({ timestamp, spent });
    });
}
