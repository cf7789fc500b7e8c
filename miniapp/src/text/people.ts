import type {
  ConsentWay, DayPart, FreeTime, Hat, LookField, LookView, NeighbourView, PartyState, Relation, VolunteerProfile,
} from '@supermarket/shared';
import { skillText } from './skills';

export const HAT_WORDS: Readonly<Record<Hat, string>> = { resident: '居民', volunteer: '志愿者', staff: '工作人员' };

export const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  parent: '父母', grandparent: '祖辈', spouse: '爱人', relative: '亲戚', neighbour: '邻居', resident: '本村（社区）群众',
};

export const CONSENT_WORDS: Readonly<Record<ConsentWay, string>> = {
  in_person: '当面说过', phone: '电话里说过', paper: '写在纸上',
};

export const PARTY_WORDS: Readonly<Record<PartyState, string>> = {
  none: '', claimed: '等工作人员核实', verified: '已核实', refused: '没有核实通过',
};

export const DAY_PART_WORDS: Readonly<Record<DayPart, string>> = { morning: '上午', afternoon: '下午', evening: '晚上' };

/** 陈大娘 → 陈**（父母，78 岁） */
export function neighbourText({ maskedName, relation, age }: Pick<NeighbourView, 'maskedName' | 'relation' | 'age'>): string {
  return `${maskedName}（${[RELATION_WORDS[relation], age !== null && `${age} 岁`].filter(Boolean).join('，')}）`;
}

/** 周末, 平日, 平日和周末; Saturday and Sunday are 6 and 7. */
export function freeTimesText(times: readonly FreeTime[]): string {
  const weekend = times.some(({ weekday }) => weekday > 5);
  const workdays = times.some(({ weekday }) => weekday <= 5);
  if (weekend && workdays) return '平日和周末';
  if (weekend) return '周末';
  return workdays ? '平日' : '';
}

/** 会水电 · 周末: enough to recognise one's own entry. */
export function abilitiesText({ skills, freeTimes }: Pick<VolunteerProfile, 'skills' | 'freeTimes'>): string {
  const [first] = skills;
  const skill = first === undefined ? '' : `${skillText(first)}${skills.length > 1 ? '等' : ''}`;
  return [skill, freeTimesText(freeTimes)].filter(Boolean).join(' · ');
}

const VIEWER_WORDS: Readonly<Record<LookView['viewerHat'], string>> = {
  volunteer: '志愿者', dispatcher: '社区派单员', desk: '兑换台工作人员', town: '镇街工作人员', city: '市里工作人员',
};

const FIELD_WORDS: Readonly<Record<LookField, string>> = { name: '全名', phone: '电话', address: '门牌', place: '位置', note: '补充的话' };
/** The door first: it is what people ask about. */
const FIELD_ORDER: readonly LookField[] = ['address', 'name', 'phone', 'place', 'note'];

const REASON_WORDS: Readonly<Record<string, string>> = {
  check_facts: '打电话核对情况', arrange_visit: '安排上门', call_back: '打电话回访', complaint: '处理投诉',
};

/** 门牌和电话; 全名、门牌和电话 */
function fieldsText(fields: readonly LookField[]): string {
  const words = FIELD_ORDER.filter((field) => fields.includes(field)).map((field) => FIELD_WORDS[field]);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join('、')}和${words[words.length - 1]}`;
}

/** Who looked, at what, and why: a volunteer because of the claim, staff with the reason they gave. */
export function lookText({ viewerName, viewerHat, fields, about, reason }: LookView): { who: string; what: string; why: string } {
  const given = reason === null ? null : (REASON_WORDS[reason] ?? reason);
  return {
    who: `${viewerName} · ${VIEWER_WORDS[viewerHat]}`,
    what: `看了${fieldsText(fields)}`,
    why: viewerHat === 'volunteer' ? `因为接了“${about}”` : given === null ? `为了“${about}”` : `理由：${given}`,
  };
}
