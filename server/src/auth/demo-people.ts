import type { DemoPerson } from '@supermarket/shared';

/** The people of the demo whom everybody may try. */
export class DemoPeople {
  constructor(readonly people: readonly DemoPerson[]) {}

  /** As the simulator of WeChat knows them; the seed gives each such an identity. */
  openidOf(personId: string): string {
    return demoOpenid(personId);
  }
}

export function demoOpenid(personId: string): string {
  return `demo-${personId}`;
}
