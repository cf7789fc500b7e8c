import { Map as WechatMap, View } from '@tarojs/components';
import { lineKm, NEAR_KM, placeIn, type Frame, type Spot } from '@/text/spots';
import { classes } from './classes';
import { Drawing } from './Drawing';
import { Press } from './Press';
import './TaskMap.scss';

interface TaskMapProps {
  readonly frame: Frame;
  readonly home: Frame['middle'] | null;
  readonly spots: readonly Spot[];
  /** The key of the spot whose tasks are shown. */
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}

/** Where help is wanted, to about 500 m. On WeChat its own map; in a browser a plain area without tiles, so that no stranger learns where somebody looks. */
export const TaskMap = process.env.TARO_ENV === 'weapp' ? OnWechat : InBrowser;

function InBrowser({ frame, home, spots, chosen, onChoose }: TaskMapProps): React.ReactNode {
  const ring = `${(NEAR_KM / frame.reach) * 100}%`;
  // The lines reach three times as far as the square, so that they fill the block; one goes through the middle.
  const line = `${(lineKm(frame.reach) / frame.reach / 6) * 100}%`;
  return (
    <View className="ui-task-map">
      <View className="ui-task-map__square">
        <View className="ui-task-map__lines" style={{ backgroundSize: `${line} ${line}` }} />
        {home && <View className="ui-task-map__ring" style={{ width: ring, height: ring }} />}
        {home && <View className="ui-task-map__home" />}
        {spots.map(({ key, place, drawing, label, words }) => {
          const { left, top } = placeIn(frame, place);
          return (
            <View key={key} className={classes('ui-task-map__at', key === chosen && 'ui-task-map__at--on')} style={{ left: `${left}%`, top: `${top}%` }}>
              <Press className="ui-task-map__spot" label={words} onPress={() => onChoose(key)}>
                <Drawing kind="shelf" name={drawing} />
                {label}
              </Press>
            </View>
          );
        })}
      </View>
    </View>
  );
}

const COLOURS = { ink: '#26211D', paper: '#FFFFFF', select: '#3A312A', ring: '#2D5A8266', inside: '#2D5A8214' };
/** WeChat's zoom of a map by how many kilometres it reaches to each side. */
const zoomOf = (reach: number): number => Math.round(14.5 - Math.log2(reach / 1.5));

function OnWechat({ frame: { middle, reach }, home, spots, chosen, onChoose }: TaskMapProps): React.ReactNode {
  return (
    <WechatMap
      className="ui-task-map" latitude={middle.lat} longitude={middle.lng} scale={zoomOf(reach)} onError={() => undefined}
      circles={home ? [{ latitude: home.lat, longitude: home.lng, radius: NEAR_KM * 1000, color: COLOURS.ring, fillColor: COLOURS.inside, strokeWidth: 1 }] : []}
      markers={spots.map(({ key, place, drawing, label, words }, id) => ({
        id, latitude: place.lat, longitude: place.lng, iconPath: `/ui/spots/${drawing}.png`, width: 32, height: 32, anchor: { x: 0.5, y: 0.5 }, ariaLabel: words,
        callout: {
          content: label, display: 'ALWAYS', padding: 10, borderRadius: 18, fontSize: 15, textAlign: 'center', anchorX: 0, anchorY: 0, borderWidth: 0, borderColor: COLOURS.paper,
          color: key === chosen ? COLOURS.paper : COLOURS.ink, bgColor: key === chosen ? COLOURS.select : COLOURS.paper,
        },
      }))}
      onMarkerTap={({ detail }) => choose(detail.markerId)} onCalloutTap={({ detail }) => choose(detail.markerId)}
    />
  );

  function choose(id: number | string): void {
    const spot = spots[Number(id)];
    if (spot) onChoose(spot.key);
  }
}
