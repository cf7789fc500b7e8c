import type { AreaView, Id } from '@supermarket/shared';

interface PlaceToPick {
  /** Undefined: all that the posts reach. */
  readonly id: Id | undefined;
  readonly name: string;
}

interface PlacesToPick {
  readonly label: string | null;
  readonly places: readonly PlaceToPick[];
}

/**
 * The towns of who answers for the city, and below the town that is looked at, or one's own, its villages and
 * communities: two short lists in place of two hundred names. Nothing where there is nothing to choose.
 */
export function placesToPick(areas: readonly AreaView[], mine: readonly Id[], at: Id | undefined): readonly PlacesToPick[] {
  const posts = areas.filter(({ id }) => mine.includes(id));
  const city = posts.find(({ kind }) => kind === 'city');
  const towns = city ? areas.filter(({ kind }) => kind === 'town') : posts.filter(({ kind }) => kind === 'town');
  if (towns.length === 0) return [];
  const looked = areas.find(({ id }) => id === at);
  const town = towns.length === 1 ? towns[0] : towns.find(({ id }) => id === looked?.id || id === looked?.parentId);
  const below = town ? areas.filter(({ kind, parentId }) => parentId === town.id && (kind === 'village' || kind === 'community')) : [];
  const whole = city ? `${city.name} 全部镇街` : towns.length === 1 ? `${towns[0]!.name} 全部村（社区）` : '我管的地方';
  return [
    { label: null, places: [{ id: undefined, name: whole }] },
    ...(towns.length > 1 ? [{ label: '镇街', places: towns }] : []),
    ...(town && below.length > 0 ? [{ label: `${town.name}的村（社区）`, places: below }] : []),
  ].map(({ label, places }) => ({ label, places: places.map(({ id, name }) => ({ id, name })) }));
}
