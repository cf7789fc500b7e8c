import { LOOK_REASONS, MEDIA_KINDS, proves, type Declares, type LookReason, type MediaKind, type NoExtra, type OpenMediaQuery, type UploadMediaQuery } from '@supermarket/shared';
import { IsIn, IsOptional } from 'class-validator';
import { IsId } from '../kernel/index.js';

export class UploadMediaDto implements Declares<UploadMediaQuery> {
  @IsId() readonly id: string;
  @IsIn(MEDIA_KINDS) readonly kind: MediaKind;
}
proves<NoExtra<UploadMediaQuery, UploadMediaDto>>();

export class OpenMediaDto implements Declares<OpenMediaQuery> {
  @IsOptional() @IsIn(LOOK_REASONS) readonly reason?: LookReason;
}
proves<NoExtra<OpenMediaQuery, OpenMediaDto>>();
