import { proves, type Declares, type NoExtra, type Point } from '@supermarket/shared';
import { IsIn, IsLatitude, IsLongitude } from 'class-validator';

/** A place on WeChat's map, of an order or of a community. */
export class PointDto implements Declares<Point> {
  @IsLatitude() readonly lat: number;
  @IsLongitude() readonly lng: number;
  @IsIn(['gcj02']) readonly datum: 'gcj02';
}
proves<NoExtra<Point, PointDto>>();
