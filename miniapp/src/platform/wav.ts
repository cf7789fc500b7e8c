/** What speech needs: half of a telephone's width again, and a minute stays under 2 MB. */
const RATE = 16_000;
const HEAD = 44;

/** Plain samples of one channel as a WAV file that every phone plays; `rate` is that of the samples. */
export function wavOf(samples: Float32Array, rate: number): ArrayBuffer {
  const spoken = atRate(samples, rate);
  const view = new DataView(new ArrayBuffer(HEAD + spoken.length * 2));
  const word = (at: number, text: string): void => [...text].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
  word(0, 'RIFF');
  view.setUint32(4, 36 + spoken.length * 2, true);
  word(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  word(36, 'data');
  view.setUint32(40, spoken.length * 2, true);
  spoken.forEach((sample, i) => view.setInt16(HEAD + i * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), true));
  return view.buffer as ArrayBuffer;
}

/** Fewer samples, each the mean of those it stands for: what is too high for them does not come back as noise. */
function atRate(samples: Float32Array, rate: number): Float32Array {
  if (rate === RATE) return samples;
  const step = rate / RATE;
  return Float32Array.from({ length: Math.floor(samples.length / step) }, (_, i) => {
    const from = Math.floor(i * step);
    const to = Math.max(from + 1, Math.floor((i + 1) * step));
    let sum = 0;
    for (let at = from; at < to; at += 1) sum += samples[at] ?? 0;
    return sum / (to - from);
  });
}
