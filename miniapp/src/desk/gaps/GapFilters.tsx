import { GAP_DAYS, SKILLS, type AreaView, type GapsFilter, type Id } from '@supermarket/shared';
import { useState } from 'react';
import { useCall } from '@/hooks';
import { skillText } from '@/text';
import { placesToPick } from '@/text/desk-area';
import { Chip, Chips, ListRow, SectionTitle, Sheet } from '@/ui';

interface GapFiltersProps {
  readonly filter: GapsFilter;
  readonly onChange: (filter: GapsFilter) => void;
}

/** One tap each: what is still open, where, in which period, which skill; a second tap takes it back. */
export function GapFilters({ filter, onChange }: GapFiltersProps): React.ReactNode {
  const { which = 'open', days, skill } = filter;
  function flip<K extends 'days' | 'skill'>(key: K, value: NonNullable<GapsFilter[K]>): void {
    const { [key]: now, ...rest } = filter;
    onChange(now === value ? rest : { ...rest, [key]: value });
  }
  return (
    <>
      <Chips scroll>
        <Chip label="还缺人" on={which === 'open'} onPress={() => onChange({ ...filter, which: 'open' })} />
        <Chip label="办过的" on={which === 'closed'} onPress={() => onChange({ ...filter, which: 'closed' })} />
        <PlaceChip filter={filter} onChange={onChange} />
        {GAP_DAYS.map((each) => <Chip key={each} label={`近 ${each} 天`} on={days === each} closable={days === each} onPress={() => flip('days', each)} />)}
      </Chips>
      <Chips scroll>
        {SKILLS.map((each) => <Chip key={each} label={skillText(each)} on={skill === each} closable={skill === each} onPress={() => flip('skill', each)} />)}
      </Chips>
    </>
  );
}

const NONE: readonly AreaView[] = [];

/** Who answers for one community has nothing to choose. */
function PlaceChip({ filter, onChange }: GapFiltersProps): React.ReactNode {
  const { areaId, ...rest } = filter;
  const [open, setOpen] = useState(false);
  const seats = useCall('GET /v1/me', {}).data?.seats;
  const areas = useCall('GET /v1/areas', {}).data?.areas ?? NONE;
  const groups = placesToPick(areas, seats?.map((seat) => seat.areaId) ?? [], areaId);
  if (groups.length === 0) return null;
  function pick(id: Id | undefined): void {
    onChange(id === undefined ? rest : { ...rest, areaId: id });
    setOpen(false);
  }
  return (
    <>
      <Chip label={areas.find(({ id }) => id === areaId)?.name ?? '哪里都看'} icon="pin" opens on={areaId !== undefined} onPress={() => setOpen(true)} />
      <Sheet open={open} title="看哪里" onClose={() => setOpen(false)}>
        {groups.flatMap(({ label, places }) => [
          label !== null && <SectionTitle key={label} title={label} />,
          ...places.map(({ id, name }) => <ListRow key={id ?? 'all'} title={name} onPress={() => pick(id)} />),
        ])}
      </Sheet>
    </>
  );
}
