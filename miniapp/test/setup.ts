process.env.TARO_ENV = 'h5';
Object.assign(globalThis, { API_BASE: 'https://server.test', GALLERY: false, DEMO: true });

// A phone's window, of which jsdom does not know how wide it is.
Object.assign(globalThis, { matchMedia: () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }) });
