import { useSession } from '@/api';
import { useCall } from '@/hooks';
import { nearStationsFirst, stockedText } from '@/text';
import { Icon, ListRow, LoadedContent, Sheet } from '@/ui';

interface StationSheetProps {
  readonly open: boolean;
  readonly chosen: string | undefined;
  readonly onPick: (stationId: string) => void;
  readonly onClose: () => void;
}

/** All stations, those of one's own community and town first. */
export function StationSheet({ open, chosen, onPick, onClose }: StationSheetProps): React.ReactNode {
  const stations = useCall('GET /v1/stations', {}, { enabled: open });
  const me = useSession((session) => session.person);
  return (
    <Sheet open={open} title="换站点" onClose={onClose}>
      <LoadedContent call={stations} skeleton="rows">
        {({ stations: all }) =>
          nearStationsFirst(all, me).map((station) => (
            <ListRow
              key={station.id}
              title={station.name}
              note={`${station.areaText} · ${stockedText(station)}`}
              trailing={station.id === chosen ? <Icon name="check" /> : undefined}
              onPress={() => onPick(station.id)}
            />
          ))
        }
      </LoadedContent>
    </Sheet>
  );
}
