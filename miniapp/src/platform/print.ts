/** What lies in the printer: a sheet, a small one, or the roll of a receipt printer. */
export type Paper = 'a4' | 'a6' | 'roll80';

/** Paper comes out of the browser of a desk computer; WeChat has no printer. */
export const canPrint = process.env.TARO_ENV === 'h5';

/** Millimetres. A roll is as long as what stands on it. */
const PAPERS: Readonly<Record<Paper, { readonly width: number; readonly height: number | null; readonly margin: number }>> = {
  a4: { width: 210, height: 297, margin: 15 },
  a6: { width: 105, height: 148, margin: 7 },
  roll80: { width: 80, height: null, margin: 4 },
};
const PX_A_MM = 96 / 25.4;

/**
 * From now on whatever starts the printing (our button, the browser's menu, Ctrl+P) prints a copy of this element alone,
 * on this paper; until the answer is called. Nothing of the page around it, whatever is open on it.
 */
export function printOnly(elementId: string, paper: Paper): () => void {
  if (!canPrint) return () => undefined;
  const shown = document.getElementById(elementId);
  if (!shown) return () => undefined;
  const { width, height, margin } = PAPERS[paper];
  const sheet = document.createElement('div');
  sheet.className = `print-sheet print-sheet--${paper}`;
  sheet.setAttribute('aria-hidden', 'true');
  const copy = shown.cloneNode(true) as HTMLElement;
  copy.removeAttribute('id');
  sheet.append(copy);
  sheet.style.width = `${width - 2 * margin}mm`;
  const style = document.createElement('style');
  document.head.append(style);
  document.body.append(sheet);
  const long = height ?? Math.ceil(sheet.offsetHeight / PX_A_MM) + 2 * margin;
  style.textContent = `@media screen { .print-sheet { display: none; } }
@page { size: ${width}mm ${long}mm; margin: ${margin}mm; }
@media print {
  html, body { width: auto !important; height: auto !important; min-height: 0 !important; overflow: visible !important; background: none !important; }
  body > *:not(.print-sheet) { display: none !important; }
}`;
  return () => {
    sheet.remove();
    style.remove();
  };
}

/** The browser's own window for printing. */
export function printNow(): void {
  if (canPrint) window.print();
}
