import type { AreaView } from '@supermarket/shared';
import { useCall } from '@/hooks';
import { ListRow, LoadedContent, Sheet } from '@/ui';

interface TownSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Undefined is the whole city. */
  readonly onPick: (town: AreaView | undefined) => void;
}

export function TownSheet({ open, onClose, onPick }: TownSheetProps): React.ReactNode {
  const areas = useCall('GET /v1/areas', {}, { enabled: open });
  const row = (title: string, town: AreaView | undefined): React.ReactNode => (
    <ListRow
      key={title}
      title={title}
      onPress={() => {
        onPick(town);
        onClose();
      }}
    />
  );
  return (
    <Sheet open={open} title="看哪个镇街" onClose={onClose}>
      <LoadedContent call={areas} skeleton="rows">
        {({ areas: all }) => [row('全市', undefined), ...all.filter(({ kind }) => kind === 'town').map((town) => row(town.name, town))]}
      </LoadedContent>
    </Sheet>
  );
}
