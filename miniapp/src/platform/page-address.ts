/** The address of one of our pages in a browser: of this one here, or on the server that the mini-program talks to. */
export function pageAddress(page: string, query: Readonly<Record<string, string>>): string {
  const base = process.env.TARO_ENV === 'h5' ? location.origin + location.pathname : `${API_BASE}/`;
  const words = Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
  return `${base}#/${page}?${words}`;
}
