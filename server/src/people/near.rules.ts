import type { DayPart, FreeTime, Skill } from '@supermarket/shared';

const PARTS: readonly DayPart[] = ['morning', 'afternoon', 'evening'];

/** The bit of one part of the week. */
export const bitOf = (weekday: number, part: DayPart): number => 1 << ((weekday - 1) * 3 + PARTS.indexOf(part));

/** Usual free times as bits; 0 where none are named. */
export const freeBits = (freeTimes: readonly FreeTime[]): number => freeTimes.reduce((bits, { weekday, part }) => bits | bitOf(weekday, part), 0);

/** How practised somebody is, by the tasks they have finished: new, has helped, has often helped. */
export const levelOf = (helped: number): 0 | 1 | 2 => (helped >= OFTEN ? 2 : helped >= 1 ? 1 : 0);
export const OFTEN = 10;

/** Level and tongue in one number, by which the index sorts; weights give it its points. */
export const standingOf = (helped: number, skills: readonly Skill[]): number => 2 * levelOf(helped) + (skills.includes('local_speech') ? 1 : 0);
