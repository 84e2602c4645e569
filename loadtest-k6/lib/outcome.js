// Which bounds a run has broken, and how far it came.

// { text, phase }; the phase is undefined where the bound holds for the whole run.
export function brokenBounds(data) {
  return Object.entries(data.metrics).flatMap(([metric, { thresholds = {} }]) =>
    Object.entries(thresholds)
      .filter(([, { ok }]) => !ok)
      .map(([bound]) => ({ text: `${metric} ${bound}`, phase: (/phase:([^,}]+)/.exec(metric) || [])[1] }))
  );
}

// The phases in which anything happened.
export function reached(data, phases) {
  const calls = (name, phase) => data.metrics[`call_ms{name:${name},phase:${phase}}`].values.count;
  return phases.filter(({ name }) => calls('send', name) + calls('pull', name) > 0);
}
