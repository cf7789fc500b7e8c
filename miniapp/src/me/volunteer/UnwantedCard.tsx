import { SHELF_NAMES, SHELVES, type Shelf } from '@supermarket/shared';
import { useAct, useCall } from '@/hooks';
import { Card, CardTitle, Chip, Chips } from '@/ui';

/** 不要给我推荐: classes of service one is not invited to and not shown. Each tap counts at once. */
export function UnwantedCard(): React.ReactNode {
  const { data } = useCall('GET /v1/me/unwanted', {});
  const save = useAct('PUT /v1/me/unwanted', { refreshes: ['GET /v1/me/unwanted', 'GET /v1/hall'] });
  if (data === undefined) return null;
  const { shelves } = data;
  const flip = (shelf: Shelf): Promise<unknown> =>
    save.run({ body: { shelves: shelves.includes(shelf) ? shelves.filter((other) => other !== shelf) : [...shelves, shelf] } });
  return (
    <Card>
      <CardTitle title="不要给我推荐这些" aside="点一下就算，随时改" />
      <Chips>
        {SHELVES.map((shelf) => (
          <Chip key={shelf} label={SHELF_NAMES[shelf]} on={shelves.includes(shelf)} disabled={save.running} onPress={() => void flip(shelf)} />
        ))}
      </Chips>
    </Card>
  );
}
