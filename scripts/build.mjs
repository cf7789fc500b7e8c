/** `npm run build`: the server and the H5 pages, as production runs them. */
import { build, install, requireNode } from './workshop.mjs';

requireNode();
await install();
await build('shared');
await build('server');
await build('h5', process.env.MODE === 'production' ? { MODE: 'production' } : {});
