import { areaId } from '../../../seeds/areas.js';
import { FAR, HOME, STATION, type Someone } from '../../make.js';
import type { World } from '../../world.js';
import type { Viewer } from './visibility.js';

export type Known = Exclude<Viewer, 'guest'>;
export type People = Readonly<Record<Known, Someone>>;

/** Everybody of the story, with a session and an invented name that will soon be another. */
export async function makePeople({ make }: World): Promise<People> {
  const [requester, proxy, resident, relative] = await make.people(4);
  const [claimant, invited, volunteer] = await make.volunteers(3);
  return {
    requester: requester!, proxy: proxy!, resident: resident!, relative: relative!, claimant: claimant!, invited: invited!, volunteer: volunteer!,
    dispatcher: await make.staff('dispatcher'),
    'far dispatcher': await make.staff('dispatcher', FAR.communityId),
    town: await make.staff('town', HOME.townId),
    city: await make.staff('city', areaId()),
    desk: await make.staff('desk', HOME.communityId, STATION),
  };
}
