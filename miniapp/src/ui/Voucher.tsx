import { Image, View } from '@tarojs/components';
import newQr from 'qrcode-generator';
import { useMemo } from 'react';
import { codeText, countText } from '@/text/amounts';
import { alt } from './alt';
import { Card } from './Card';
import { Drawing, type GiftDrawing } from './Drawing';
import { Tag, type TagProps } from './Tag';
import './Voucher.scss';

/** A GIF data URL: the one picture format small enough to be written by hand that both targets show. */
export function qrPicture(text: string): string {
  const qr = newQr(0, 'M');
  qr.addData(text);
  qr.make();
  return qr.createDataURL(6, 0);
}

/** A QR code with words for those who cannot see it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): React.ReactNode {
  const picture = useMemo(() => qrPicture(text), [text]);
  return <Image className="ui-qr" src={picture} mode="scaleToFill" {...alt(label)} />;
}

interface VoucherProps {
  readonly item: string;
  readonly photo?: string | null;
  readonly drawing?: GiftDrawing;
  readonly points: number;
  /** 已冻结，领取后扣 */
  readonly pointsNote: string;
  readonly tag: TagProps;
  /** Six digits and what the QR says; null once it is used, expired or cancelled: then nothing is left to show. */
  readonly open: { readonly code: string; readonly qr: string } | null;
  /** What to do with it, or what became of it. */
  readonly hint: string;
}

export function Voucher({ item, photo, drawing, points, pointsNote, tag, open, hint }: VoucherProps): React.ReactNode {
  return (
    <Card>
      <View className="ui-voucher__item">
        <View className="ui-voucher__picture">
          {photo ? <Image className="ui-voucher__photo" src={photo} mode="aspectFit" {...alt('')} /> : drawing && <Drawing kind="gift" name={drawing} />}
        </View>
        <View className="ui-voucher__words">
          <View className="ui-voucher__head">
            <View className="ui-voucher__name">{item}</View>
            <Tag {...tag} />
          </View>
          <View className="ui-voucher__points">
            <Drawing kind="coin" />
            <View className="ui-voucher__amount">{`${countText(points)} 分`}</View>
            <View className="ui-voucher__note">{pointsNote}</View>
          </View>
        </View>
      </View>
      <View className="ui-voucher__tear" aria-hidden />
      <View className="ui-voucher__hint">{hint}</View>
      {open && (
        <>
          <QrCode text={open.qr} label="兑换二维码" />
          <View className="ui-voucher__code" aria-label={[...open.code].join(' ')}>
            {codeText(open.code)}
          </View>
        </>
      )}
    </Card>
  );
}
