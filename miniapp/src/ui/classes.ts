/** `classes('ui-chip', on && 'ui-chip--on')` */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
