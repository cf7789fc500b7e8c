import type { Id, StaffRole } from '@supermarket/shared';
import { AreaSheet } from '@/areas/AreaSheet';
import { useCall } from '@/hooks';
import { ListRow, LoadedContent, Sheet } from '@/ui';

export interface Spot {
  readonly areaId: Id;
  readonly place: string;
  /** For a desk. */
  readonly stationId?: Id;
}

interface PostPlaceProps {
  readonly role: StaffRole;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onPick: (spot: Spot) => void;
}

/** Each post stands for its kind of place: a community, a station, a town, the city. */
export function PostPlace({ role, open, onClose, onPick }: PostPlaceProps): React.ReactNode {
  if (role === 'dispatcher') return <AreaSheet open={open} onClose={onClose} onPick={({ id, path }) => onPick({ areaId: id, place: path })} />;
  return (
    <Sheet open={open} title={role === 'desk' ? '选站点' : '选地方'} onClose={onClose}>
      {role === 'desk' ? <Stations onPick={onPick} onClose={onClose} /> : <Areas kind={role} onPick={onPick} onClose={onClose} />}
    </Sheet>
  );
}

type ListProps = Pick<PostPlaceProps, 'onPick' | 'onClose'>;

function Stations({ onPick, onClose }: ListProps): React.ReactNode {
  const stations = useCall('GET /v1/stations', {});
  return (
    <LoadedContent call={stations} skeleton="rows">
      {({ stations: all }) => all.map(({ id, areaId, name, areaText }) => (
        <ListRow
          key={id} title={name} note={areaText}
          onPress={() => {
            onPick({ areaId, stationId: id, place: name });
            onClose();
          }}
        />
      ))}
    </LoadedContent>
  );
}

function Areas({ kind, onPick, onClose }: ListProps & { readonly kind: 'town' | 'city' }): React.ReactNode {
  const areas = useCall('GET /v1/areas', {});
  return (
    <LoadedContent call={areas} skeleton="rows">
      {({ areas: all }) => all.filter((area) => area.kind === kind).map(({ id, name }) => (
        <ListRow
          key={id} title={name}
          onPress={() => {
            onPick({ areaId: id, place: name });
            onClose();
          }}
        />
      ))}
    </LoadedContent>
  );
}
