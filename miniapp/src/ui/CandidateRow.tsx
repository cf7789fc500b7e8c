import type { Reason } from '@supermarket/shared';
import { View } from '@tarojs/components';
import { Check } from './OptionRow';
import { Avatar } from './PersonRow';
import { ReasonChips } from './ReasonChips';
import { Tag } from './Tag';
import './CandidateRow.scss';

interface CandidateRowProps {
  readonly name: string;
  readonly photo?: string | null;
  readonly party?: boolean;
  /** 本周 1 单 */
  readonly load: string;
  readonly reasons: readonly Reason[];
  readonly checked: boolean;
  readonly onToggle: (checked: boolean) => void;
  /** True once three are chosen and this is not one of them. */
  readonly full?: boolean;
}

/** Reasons, never a score. */
export function CandidateRow({ name, photo, party = false, load, reasons, checked, onToggle, full = false }: CandidateRowProps): React.ReactNode {
  return (
    <View className="ui-candidate">
      <Avatar name={name} photo={photo ?? null} />
      <View className="ui-candidate__words">
        <View className="ui-candidate__head">
          <View className="ui-candidate__who">
            <View className="ui-candidate__name">{name}</View>
            {party && <Tag tone="red" label="党员" />}
            <View className="ui-candidate__load">{load}</View>
          </View>
          <View className="ui-candidate__check">
            <Check bare label={`邀请 ${name}`} on={checked} disabled={full && !checked} onChange={onToggle} />
          </View>
        </View>
        <ReasonChips reasons={reasons} />
      </View>
    </View>
  );
}
