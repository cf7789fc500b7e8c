import type { ConsentWay, LookField, LookReason, LookView, NeighbourView, Relation } from '@supermarket/shared';
import { LOOK_WORDS } from './desk';

export const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  parent: '父母', grandparent: '祖辈', spouse: '爱人', relative: '亲戚', neighbour: '邻居', resident: '本村（社区）群众',
};

/** 陈**（父母，78 岁） */
export function neighbourName({ maskedName, relation, age }: Pick<NeighbourView, 'maskedName' | 'relation' | 'age'>): string {
  return `${maskedName}（${[RELATION_WORDS[relation], age !== null && `${age} 岁`].filter(Boolean).join('，')}）`;
}

/** 138****1234 · 已同意由您代办 */
export const neighbourLine = ({ maskedPhone }: Pick<NeighbourView, 'maskedPhone'>): string => `${maskedPhone} · 已同意由您代办`;

export const CONSENT_WAY_WORDS: Readonly<Record<ConsentWay, string>> = { in_person: '当面', phone: '打电话', paper: '写在纸上' };

/** What is read to somebody before another may order for them. */
export const CONSENT_TEXT =
  '社区有志愿者可以上门帮忙，不收钱。您同意的话，我可以替您点单。只有来帮您的人和社区看得到您的门牌和电话，谁看过都有记录。您随时可以说不要了。您同意吗？';

const LOOK_FIELD_WORDS: Readonly<Record<LookField, string>> = {
  name: '全名', phone: '电话', address: '门牌', place: '位置', note: '留言', voice: '录音', photo: '照片', doorCode: '纸条上的开门码',
};

const VIEWER_WORDS: Readonly<Record<LookView['viewerHat'], string>> = {
  volunteer: '志愿者', family: '家人', dispatcher: '社区派单员', desk: '站点工作人员', town: '镇街工作人员', city: '市级工作人员',
};

/** 李** · 志愿者 */
export const lookTitle = ({ viewerName, viewerHat }: Pick<LookView, 'viewerName' | 'viewerHat'>): string =>
  [viewerName, VIEWER_WORDS[viewerHat]].filter(Boolean).join(' · ');

/** 看了门牌和电话 */
export function lookedAtText({ fields }: Pick<LookView, 'fields'>): string {
  const words = fields.map((field) => LOOK_FIELD_WORDS[field]);
  if (fields.length === 1 && fields[0] === 'voice') return '听了录音';
  return `看了${words.length < 2 ? words.join('') : `${words.slice(0, -1).join('、')}和${words[words.length - 1]}`}`;
}

/** 因为接了“水龙头漏水维修”, 理由：打电话核对情况 */
export function lookReasonText({ about, reason, viewerHat }: Pick<LookView, 'about' | 'reason' | 'viewerHat'>): string {
  if (viewerHat === 'volunteer') return `因为接了“${about}”`;
  if (viewerHat === 'family') return `您请他代办“${about}”`;
  const known = LOOK_WORDS[reason as LookReason] ?? reason;
  return known === null ? `为了“${about}”` : `理由：${known}（${about}）`;
}
