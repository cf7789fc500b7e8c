import type { FamilyElderView, Id, NeighbourView } from '@supermarket/shared';
import { CONSENT_WAY_WORDS, dateText, neighbourLine, neighbourName } from '@/text';
import { elderLine, elderName } from '@/text/family';

/** Somebody for whom one may order: a neighbour by one's own words, an elder of the family by theirs. */
export interface Whom {
  readonly id: Id;
  readonly name: string;
  readonly line: string;
  /** By what they agreed: 本人同意：打电话问的，11 月 25 日 */
  readonly authorised: string;
  readonly communityId: Id | null;
  readonly communityText: string | null;
  readonly address: string;
  /** The address is known to us and not shown to who orders. */
  readonly onFile: boolean;
}

/** The family first; who is both is family, whose words are the elder's own. */
export function allWhom(neighbours: readonly NeighbourView[], elders: readonly FamilyElderView[]): readonly Whom[] {
  const family = elders.map((elder): Whom => ({
    id: elder.personId, name: elderName(elder), line: elderLine(elder), authorised: `本人同意：亲情代办，${dateText(elder.since)}起`, communityId: elder.communityId, communityText: elder.communityText, address: '', onFile: elder.addressKnown,
  }));
  const others = neighbours.filter(({ id }) => family.every((one) => one.id !== id)).map((one): Whom => ({
    id: one.id, name: neighbourName(one), line: neighbourLine(one), authorised: `本人同意：${CONSENT_WAY_WORDS[one.consentWay]}问的，${dateText(one.consentAt)}`, communityId: one.communityId, communityText: one.communityText, address: one.address, onFile: false,
  }));
  return [...family, ...others];
}
