import { View } from '@tarojs/components';
import { useCall } from '@/hooks';
import { skillsText } from '@/text';
import { Avatar, Card, Notice, Page, Tag } from '@/ui';
import './index.scss';

/** 照片卡: what the helper shows at the door, so that the other side can see who has come. */
export default function PhotoCard(): React.ReactNode {
  const me = useCall('GET /v1/me', {}, { keep: true });
  return (
    <Page title="照片卡" call={me} skeleton="detail">
      {({ name, maskedName, communityText, volunteer }) => (
        <>
          <Card>
            <View className="photo-card">
              <Avatar name={name ?? maskedName} size="l" />
              <View className="photo-card__name">{name ?? maskedName}</View>
              {volunteer?.showParty && volunteer.party === 'verified' && <Tag tone="red" label="党员志愿者" />}
              {volunteer && <View className="photo-card__no">{`志愿者编号 ${volunteer.no}`}</View>}
              {communityText !== null && <View className="photo-card__line">{communityText}</View>}
              {volunteer && volunteer.skills.length > 0 && <View className="photo-card__line">{skillsText(volunteer.skills)}</View>}
            </View>
          </Card>
          <Notice icon="shield" text="志愿者不收礼、不推销、不借钱。对不上的，请打社区电话。" />
        </>
      )}
    </Page>
  );
}
