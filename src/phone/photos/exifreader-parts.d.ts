/**
 * The three parts of exifreader that a photo's time and place need. Its one public function brings 39 kB of
 * compressed script, these 12. They are not described by its own types; exif.test.ts holds them to what is written here.
 */
declare module "exifreader/src/image-header-jpeg.js" {
  const header: { findJpegOffsets(file: DataView): { tiffHeaderOffset?: number } };
  export default header;
}

declare module "exifreader/src/image-header-heic.js" {
  const header: {
    /** `exifDataView` stands in for the file where the data lies in several pieces. */
    findHeicOffsets(file: DataView): { tiffHeaderOffset?: number; exifDataView?: DataView };
  };
  export default header;
}

declare module "exifreader/src/tags.js" {
  type Filter = {
    shouldParseTag(group: string, name: string): boolean;
    shouldParseGroup(group: string): boolean;
  };
  const tags: {
    /** @throws Error if there is no such header */
    read(
      view: DataView,
      tiffHeaderOffset: number,
      includeUnknown: boolean,
      computed: boolean,
      filter: Filter,
    ): { tags: Record<string, { value: unknown } | undefined> };
  };
  export default tags;
}
