import type { InitializeHook, ResolveHook } from 'node:module';
import type { Detour } from './plant.js';

/*
 * Node's hooks, in a thread of their own: whoever imports the one module is given the other. Only that other one,
 * which takes most of itself from there, gets what it asks for.
 */

let detour: Detour;

export const initialize: InitializeHook<Detour> = (data) => {
  detour = data;
};

export const resolve: ResolveHook = async (specifier, context, next) => {
  const found = await next(specifier, context);
  return found.url === detour.from && context.parentURL !== detour.to ? { ...found, url: detour.to } : found;
};
