import type { NeighbourView, Relation } from '@supermarket/shared';

export const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  parent: '父母', grandparent: '祖辈', spouse: '爱人', relative: '亲戚', neighbour: '邻居', resident: '本村（社区）群众',
};

/** 陈**（父母，78 岁） */
export function neighbourName({ maskedName, relation, age }: Pick<NeighbourView, 'maskedName' | 'relation' | 'age'>): string {
  return `${maskedName}（${[RELATION_WORDS[relation], age !== null && `${age} 岁`].filter(Boolean).join('，')}）`;
}

/** 138****1234 · 已同意由您代办 */
export const neighbourLine = ({ maskedPhone }: Pick<NeighbourView, 'maskedPhone'>): string => `${maskedPhone} · 已同意由您代办`;
