import * as sound from '../../src/kernel/http/access.js';

export * from '../../src/kernel/http/access.js';

/** The list of all volunteers is anybody's, whatever stands above it. */
export const accessOf: typeof sound.accessOf = (reflector, handler, controller) =>
  controller.name === 'VolunteersController' && handler.name === 'page' ? ['guest'] : sound.accessOf(reflector, handler, controller);
