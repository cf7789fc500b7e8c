/** As whom, how large, on which screen and in which state a page is looked at. */
export const MODES = ['normal', 'elder'];
/** `large`: with content, and the browser's own text set to twice its size. */
export const STATES = ['content', 'empty', 'error', 'offline', 'large'];
export const SIZES = ['phone', 'desktop'];

export const looksSame = (one, other) => one.mode === other.mode && one.state === other.state && one.size === other.size;

/** The sample has a minute: both sizes of type, and once that nothing works. */
const inSample = ({ mode, state, size }) => size === 'phone' && (state === 'content' || (mode === 'normal' && state === 'error'));

/** `only`: some states by name. */
export function visitsOf(row, { sample = false, only } = {}) {
  const states = STATES.filter((state) => (state === 'empty' ? row.empty !== undefined : !(row.local && (state === 'error' || state === 'offline'))));
  const visits = SIZES.filter((size) => size === 'phone' || row.hat === 'staff').flatMap((size) =>
    MODES.flatMap((mode) => states.map((state) => ({ mode, state, size, who: (state === 'empty' && row.empty) || row.who }))));
  return visits.filter((visit) => (!sample || inSample(visit)) && (!only || only.includes(visit.state)));
}

/** What was found at the look of this mode, state and size: a number, or `null` where there is no such look. */
export function countAt(look, wanted) {
  const seen = look.seen.find((one) => looksSame(one, wanted));
  return seen === undefined ? null : seen.faults.length;
}
