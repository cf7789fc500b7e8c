import { View } from '@tarojs/components';
import { Icon, type IconName } from './Icon';
import { Press } from './Press';
import './ListRow.scss';

interface ListRowProps {
  readonly title: React.ReactNode;
  readonly icon?: IconName;
  /** A second line under the title; the title is then bold. */
  readonly note?: React.ReactNode;
  /** Words at the right: 3 次. */
  readonly value?: string | undefined;
  /** At the right in place of words: a Tag, a Switch, a Button, a SlaClock. */
  readonly trailing?: React.ReactNode;
  /** In place of the icon: a ShelfTile, an Avatar. */
  readonly lead?: React.ReactNode;
  /** Then the row shows an arrow. */
  readonly onPress?: (() => void) | undefined;
  /** False in a list where each row leads to the same kind of thing, and its end says more than an arrow. */
  readonly arrow?: boolean;
}

/** Rows stand in a Card with pad="none"; a hairline parts them. */
export function ListRow({ title, icon, note, value, trailing, lead, onPress, arrow = true }: ListRowProps): React.ReactNode {
  const leads = arrow && onPress !== undefined;
  const inside = (
    <View className="ui-row__inside">
      {lead ?? (icon && <Icon name={icon} />)}
      <View className="ui-row__words">
        <View className={note === undefined ? 'ui-row__title' : 'ui-row__title ui-row__title--bold'}>{title}</View>
        {note !== undefined && <View className="ui-row__note">{note}</View>}
      </View>
      {(value !== undefined || trailing || leads) && (
        <View className="ui-row__end">
          {value !== undefined && <View className="ui-row__value">{value}</View>}
          {trailing}
          {leads && <Icon name="right" size="text" className="ui-row__arrow" />}
        </View>
      )}
    </View>
  );
  if (onPress === undefined) return <View className="ui-row">{inside}</View>;
  return (
    <Press className="ui-row" onPress={onPress}>
      {inside}
    </Press>
  );
}
