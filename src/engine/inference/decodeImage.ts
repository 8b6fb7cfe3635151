import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import { nativeBackend } from '../build';
import type { DecodeImage } from '../data';

type Native = NonNullable<ReturnType<typeof nativeBackend>>;

/** What a file of each format starts with, and TensorFlow's decoder of it: height x width x channels, a GIF with its frames in front. */
const decoders: readonly {
  readonly starts: readonly number[];
  readonly decode: (native: Native, bytes: Uint8Array) => Tensor;
}[] = [
  { starts: [0xff, 0xd8, 0xff], decode: (native, bytes) => native.decodeJpeg(bytes, 0, 1, true, false, 1, '') },
  { starts: [0x42, 0x4d], decode: (native, bytes) => native.decodeBmp(bytes, 0) },
  { starts: [0x47, 0x49, 0x46, 0x38], decode: (native, bytes) => native.decodeGif(bytes) },
  { starts: [0x89, 0x50, 0x4e, 0x47], decode: (native, bytes) => native.decodePng(bytes, 0) },
];

/** JPEG, BMP, the first frame of a GIF, and any PNG, by the native library; rejects without it and for other formats. */
export const decodeImage: DecodeImage = (bytes) =>
  Promise.resolve().then(() => {
    const native = nativeBackend();
    if (!native) throw new Error('only the native library reads images that are no plain PNG');
    const decoder = decoders.find(({ starts }) => starts.every((value, at) => bytes[at] === value));
    if (!decoder) throw new Error('the file is no JPEG, PNG, BMP or GIF');
    return tidy(() => {
      const decoded = asIntegers(native, decoder.decode(native, bytes));
      const [height = 0, width = 0, channels = 0] = decoded.shape.slice(-3);
      const pixels = Uint8Array.from(decoded.dataSync().subarray(0, height * width * channels));
      return { height, width, channels, pixels };
    });
  });

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
