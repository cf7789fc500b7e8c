import { Image, View } from '@tarojs/components';
import { readAloud } from '@/text/amounts';
import { alt } from './alt';
import { classes } from './classes';
import { Icon } from './Icon';
import { Tag } from './Tag';
import './PersonRow.scss';

interface AvatarProps {
  readonly name: string;
  readonly photo?: string | null;
  readonly size?: 'm' | 'l';
}

/** A photograph, or the family name on a warm ground: a drawn face would be somebody else's. */
export function Avatar({ name, photo, size = 'm' }: AvatarProps): React.ReactNode {
  const surname = name.slice(0, 1);
  return (
    <View className={classes('ui-avatar', `ui-avatar--${size}`)} aria-hidden>
      {photo ? <Image className="ui-avatar__photo" src={photo} mode="aspectFill" lazyLoad {...alt('')} /> : surname === '' || surname === '*' ? <Icon name="user" /> : surname}
    </View>
  );
}

interface PersonRowProps {
  readonly name: string;
  readonly photo?: string | null;
  /** 党员志愿者, only for those who chose to show it. */
  readonly party?: '党员' | '党员志愿者' | false;
  readonly line?: React.ReactNode;
  /** An IconButton to call, or words that lead on. */
  readonly action?: React.ReactNode;
  readonly size?: 'm' | 'l';
}

export function PersonRow({ name, photo, party, line, action, size = 'm' }: PersonRowProps): React.ReactNode {
  return (
    <View className={classes('ui-person', `ui-person--${size}`)}>
      <Avatar name={name} photo={photo ?? null} size={size} />
      <View className="ui-person__words">
        <View className="ui-person__head">
          <View className="ui-person__name" aria-label={readAloud(name)}>
            {name}
          </View>
          {party && <Tag tone="red" label={party} />}
        </View>
        {line !== undefined && <View className="ui-person__line">{line}</View>}
      </View>
      {action}
    </View>
  );
}
