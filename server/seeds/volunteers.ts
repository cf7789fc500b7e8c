import { DAY_PARTS, SKILLS, type PartyState } from '@supermarket/shared';
import type { DemoFacts } from './demo-people.js';

/** A community in each of the 11 towns. */
const HOMES: readonly (readonly [town: string, community: string])[] = [
  ['恩城街道', '东门社区'], ['恩城街道', '青云社区'], ['横陂镇', '横陂圩社区'], ['圣堂镇', '圩镇社区'], ['良西镇', '圩镇社区'],
  ['沙湖镇', '圩镇社区'], ['牛江镇', '圩镇社区'], ['君堂镇', '君堂圩社区'], ['大田镇', '大田圩社区'], ['那吉镇', '圩镇社区'],
  ['大槐镇', '圩镇社区'], ['东成镇', '圩镇社区'],
];
const SURNAMES = ['冯', '梁', '郑', '唐', '聂', '伍', '莫', '黎', '关', '邓', '龙', '苏'];
/** Nobody is called so: the names show that the people are invented. */
const STEMS = ['甲', '乙', '丙', '丁', '戊'];
const PARTY: readonly PartyState[] = ['verified', 'none', 'claimed', 'none', 'verified'];

/** Five volunteers for each home; everything about them follows from their number. */
export const DEMO_VOLUNTEERS: readonly DemoFacts[] = HOMES.flatMap((home, place) =>
  STEMS.map((stem, row): DemoFacts => {
    const number = place * STEMS.length + row;
    const party = PARTY[(number + place) % PARTY.length]!;
    return {
      key: `volunteer-${number}`,
      name: `${SURNAMES[(place + row * 5) % SURNAMES.length]}${stem}`,
      phone: `199000${String(10_001 + number)}`,
      birthYear: 1958 + ((number * 7) % 45),
      home,
      address: `${home[1]} ${number + 1} 号`,
      account: true,
      volunteer: {
        skills: [SKILLS[number % SKILLS.length]!, SKILLS[(number * 5 + 3) % SKILLS.length]!].filter((skill, i, all) => all.indexOf(skill) === i),
        freeTimes: [0, 2, 4].map((step) => ({ weekday: ((number + step) % 7) + 1, part: DAY_PARTS[(number + step) % DAY_PARTS.length]! })),
        party,
        partyOrg: party === 'none' ? null : `${home[1]}党支部`,
        pointsChoice: number % 7 === 0 ? 'hours_only' : 'points',
        weeklyCap: 2 + (number % 4),
      },
    };
  }),
);
