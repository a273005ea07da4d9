import {
  type PDFContext,
  PDFCrossRefStream,
  type PDFDict,
  PDFHeader,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectStream,
  PDFRef,
  PDFStream,
  PDFTrailer,
} from "pdf-lib";

/** A stream whose bytes lie elsewhere and are fetched only when it is its turn to be written. */
export type Later = {
  ref: PDFRef;
  dict: PDFDict;
  /** Exactly what `open` will give, in bytes. */
  length: number;
  open: () => Promise<AsyncIterable<Uint8Array>>;
};

/** A finished file: its length is known before a byte of it is made. */
export type PdfFile = {
  length: number;
  pages: number;
  pieces: Piece[];
  /** All of it, piece by piece. */
  chunks: () => AsyncGenerator<Uint8Array>;
};

type Piece = { bytes: Uint8Array } | { later: Later };

const OBJECTS_A_STREAM = 200;

/**
 * Lays a file out, object by object: small ones packed together, streams by themselves, and what lies elsewhere last. Whatever its
 * photos weigh, no more than one of them is in memory while it is written.
 */
export function layOut(context: PDFContext, laters: Later[], pages: number): PdfFile {
  const pieces: Piece[] = [];
  let at = 0;
  const put = (bytes: Uint8Array) => {
    pieces.push({ bytes });
    at += bytes.length;
  };
  put(bytesOf(PDFHeader.forVersion(1, 7)));
  put(ascii("\n"));

  const places: [PDFRef, Place][] = [];
  const putObject = (ref: PDFRef, object: PDFObject) => {
    places.push([ref, { offset: at }]);
    put(ascii(`${ref.objectNumber} 0 obj\n`));
    put(bytesOf(object));
    put(ascii("\nendobj\n"));
  };

  let last = context.largestObjectNumber;
  let packed: [PDFRef, PDFObject][] = [];
  const putPacked = () => {
    if (packed.length === 0) return;
    const ref = PDFRef.of(++last);
    packed.forEach(([inner], index) => {
      places.push([inner, { in: ref, index }]);
    });
    putObject(ref, PDFObjectStream.withContextAndObjects(context, packed));
    packed = [];
  };
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFStream) putObject(ref, object);
    else if (packed.push([ref, object]) === OBJECTS_A_STREAM) putPacked();
  }
  putPacked();

  for (const later of laters) {
    places.push([later.ref, { offset: at }]);
    later.dict.set(PDFName.of("Length"), PDFNumber.of(later.length));
    put(ascii(`${later.ref.objectNumber} 0 obj\n`));
    put(bytesOf(later.dict));
    put(ascii("\nstream\n"));
    pieces.push({ later });
    at += later.length;
    put(ascii("\nendstream\nendobj\n"));
  }
  putEnd(context, places, PDFRef.of(++last), at, put);
  return { length: at, pages, pieces, chunks: () => written(pieces) };
}

type Place = { offset: number } | { in: PDFRef; index: number };

/** The table of where everything is, and where that table is. */
function putEnd(
  context: PDFContext,
  places: [PDFRef, Place][],
  ref: PDFRef,
  offset: number,
  put: (bytes: Uint8Array) => void,
): void {
  const { Root, Info, ID } = context.trailerInfo;
  const table = PDFCrossRefStream.create(context.obj({ Root, Info, ID, Size: ref.objectNumber + 1 }));
  places.push([ref, { offset }]);
  places.sort(([one], [other]) => one.objectNumber - other.objectNumber);
  for (const [object, place] of places) {
    if ("offset" in place) table.addUncompressedEntry(object, place.offset);
    else table.addCompressedEntry(object, place.in, place.index);
  }
  put(ascii(`${ref.objectNumber} 0 obj\n`));
  put(bytesOf(table));
  put(ascii("\nendobj\n\n"));
  put(bytesOf(PDFTrailer.forLastCrossRefSectionOffset(offset)));
}

async function* written(pieces: Piece[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    if ("bytes" in piece) yield piece.bytes;
    else yield* exactly(piece.later);
  }
}

/** The length stands in the file before the bytes do: other bytes than that many would break all of it. */
async function* exactly({ length, open }: Later): AsyncGenerator<Uint8Array> {
  let seen = 0;
  for await (const chunk of await open()) {
    seen += chunk.length;
    yield chunk;
  }
  if (seen !== length) throw new Error(`a picture has ${seen} bytes where ${length} were announced`);
}

function bytesOf(object: {
  sizeInBytes: () => number;
  copyBytesInto: (buffer: Uint8Array, offset: number) => number;
}): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

function ascii(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
