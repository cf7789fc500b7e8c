import type { AreaView } from '@supermarket/shared';
import { useState } from 'react';
import { useCall } from '@/hooks';
import { ListRow, LoadedContent, Sheet } from '@/ui';

interface AreaSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** A village or community, never the town alone. */
  readonly onPick: (community: AreaView) => void;
}

/** First the town, then the village or community in it: two short lists in place of a long one. */
export function AreaSheet({ open, onClose, onPick }: AreaSheetProps): React.ReactNode {
  const areas = useCall('GET /v1/areas', {}, { enabled: open });
  const [town, setTown] = useState<AreaView>();

  function close(): void {
    setTown(undefined);
    onClose();
  }

  return (
    <Sheet open={open} title={town === undefined ? '选镇街' : '选村（社区）'} onClose={close}>
      <LoadedContent call={areas} skeleton="rows">
        {({ areas: all }) =>
          town === undefined
            ? all.filter(({ kind }) => kind === 'town').map((area) => <ListRow key={area.id} title={area.name} onPress={() => setTown(area)} />)
            : [
                <ListRow key="back" icon="left" title={`换一个镇街（现在是${town.name}）`} onPress={() => setTown(undefined)} />,
                ...all
                  .filter((area) => area.parentId === town.id && (area.kind === 'community' || area.kind === 'village'))
                  .map((area) => (
                    <ListRow
                      key={area.id}
                      title={area.name}
                      onPress={() => {
                        onPick(area);
                        close();
                      }}
                    />
                  )),
              ]
        }
      </LoadedContent>
    </Sheet>
  );
}
