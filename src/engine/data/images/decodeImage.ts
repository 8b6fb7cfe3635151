import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import { decode as decodeJpeg } from 'jpeg-js';
import { nativeBackend } from '../../native/activeBackend';
import { decodePng, isInterlaced } from './decodePng';
import { imageHeader, type ImageHeader } from './imageHeader';
import { orient } from './orient';
import type { PixelGrid } from './resize';

type Native = NonNullable<ReturnType<typeof nativeBackend>>;

/**
 * An image as it is to be looked at. PNG is decoded here, JPEG by TensorFlow or in JavaScript where that is not loaded, BMP,
 * the first frame of a GIF and interlaced PNG by TensorFlow alone. Throws for other formats and torn files.
 */
export function decodeImage(bytes: Uint8Array): PixelGrid {
  const header = imageHeader(bytes);
  if (!header) throw new RangeError('the file is no JPEG, PNG, BMP or GIF');
  if (header.format === 'png' && !isInterlaced(bytes)) return decodePng(bytes);
  const native = nativeBackend();
  if (native) return orient(decodeNatively(native, bytes, header), header.orientation);
  if (header.format !== 'jpeg') throw new RangeError('only the native library reads such images');
  return orient(decodeInJavaScript(bytes, header.gray), header.orientation);
}

function decodeNatively(native: Native, bytes: Uint8Array, { format, gray }: ImageHeader): PixelGrid {
  return tidy(() => {
    const decoded = asIntegers(native, decoder(native, bytes, format, gray));
    const [height = 0, width = 0, channels = 0] = decoded.shape.slice(-3);
    // Of a GIF, whose frames stand in front, the first.
    const pixels = Uint8Array.from(decoded.dataSync().subarray(0, height * width * channels));
    return { height, width, channels, pixels };
  });
}

function decoder(native: Native, bytes: Uint8Array, format: ImageHeader['format'], gray: boolean): Tensor {
  switch (format) {
    case 'jpeg':
      return native.decodeJpeg(bytes, gray ? 1 : 3, 1, true, false, 1, '');
    case 'bmp':
      return native.decodeBmp(bytes, 0);
    case 'gif':
      return native.decodeGif(bytes);
    case 'png':
      return native.decodePng(bytes, 0);
  }
}

/** The decoders give bytes, which tfjs-node takes for integers but cannot read as such. */
function asIntegers(native: Native, bytes: Tensor): Tensor {
  const { binding } = native;
  const attributes = [
    { name: 'SrcT', type: binding.TF_ATTR_TYPE, value: binding.TF_UINT8 },
    { name: 'DstT', type: binding.TF_ATTR_TYPE, value: binding.TF_INT32 },
    { name: 'Truncate', type: binding.TF_ATTR_BOOL, value: false },
  ];
  return native.executeSingleOutput('Cast', attributes, [bytes]);
}

function decodeInJavaScript(bytes: Uint8Array, gray: boolean): PixelGrid {
  const options = { useTArray: true, formatAsRGBA: false, tolerantDecoding: false, maxMemoryUsageInMB: 2048 } as const;
  const { height, width, data } = decodeJpeg(bytes, options);
  if (!gray) return { height, width, channels: 3, pixels: data };
  const pixels = Uint8Array.from({ length: height * width }, (_, at) => data[at * 3] ?? 0);
  return { height, width, channels: 1, pixels };
}
