import type { AreaView, Id } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { useCall } from '@/hooks';
import { placesToPick } from '@/text/desk-area';
import { Icon } from '@/ui';
import './wide.scss';

interface AreaPickerProps {
  /** What is looked at: one place of the person's, or all of it. */
  readonly areaId: Id | undefined;
  readonly areaText: string;
  readonly onPick: (areaId: Id | undefined) => void;
}

const NONE: readonly AreaView[] = [];

/** Which town or community the whole page is about. Who answers for one community has nothing to choose, and reads its name. */
export function AreaPicker({ areaId, areaText, onPick }: AreaPickerProps): React.ReactNode {
  const seats = useCall('GET /v1/me', {}).data?.seats;
  const areas = useCall('GET /v1/areas', {}).data?.areas ?? NONE;
  const groups = placesToPick(areas, seats?.map((seat) => seat.areaId) ?? [], areaId);
  if (groups.length === 0) return <View className="wide__area"><Icon name="pin" size="text" />{areaText}</View>;
  return (
    <View className="wide__box">
      <Icon name="pin" size="text" />
      <select className="wide__select" aria-label="看哪里" value={areaId ?? ''} onChange={({ target }) => onPick(target.value === '' ? undefined : target.value)}>
        {groups.map(({ label, places }) => {
          const options = places.map(({ id, name }) => <option key={id ?? ''} value={id ?? ''}>{name}</option>);
          return label === null ? options : <optgroup key={label} label={label}>{options}</optgroup>;
        })}
      </select>
      <Icon name="down" size="text" />
    </View>
  );
}
