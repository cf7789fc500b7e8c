import { addWorkingDays, addWorkingHours, type OfficeHours } from '../kernel/working-time.js';
import type { OfficeClock } from './queue.rules.js';

/** What differs between counties and is secret. */
export abstract class OrdersSettings {
  /** For door codes. */
  abstract readonly doorKey: Buffer;
  abstract readonly office: OfficeClock;
}

export function ordersSettings({ doorKey, officeHours }: { readonly doorKey: Buffer; readonly officeHours: OfficeHours }): OrdersSettings {
  return {
    doorKey,
    office: {
      hoursAfter: (start, count) => addWorkingHours(start, count, officeHours).at,
      daysAfter: (start, count) => addWorkingDays(start, count, officeHours).at,
    },
  };
}
