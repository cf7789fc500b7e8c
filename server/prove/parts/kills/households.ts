import type { Make } from '../../make.js';
import type { Household } from './lives.js';

/** Points in the pocket of each volunteer at the beginning. */
const POINTS = 40;

/** So many households with their neighbourhood: a few staff and a shelf of gifts that all of them share. */
export async function households(make: Make, count: number): Promise<Household[]> {
  const residents = await make.people(count);
  const volunteers = await make.volunteers(count);
  const staff = [await make.staff('dispatcher'), await make.staff('dispatcher'), await make.staff('dispatcher')];
  const gifts = await make.gifts(12, () => 10_000);
  const [dearGift] = await make.gifts(1, () => 10, POINTS * 100);
  await make.points(volunteers, POINTS);
  return residents.map((resident, number) => ({
    number, resident, volunteer: volunteers[number]!, dispatcher: staff[number % staff.length]!, gifts, dearGift: dearGift!,
  }));
}
