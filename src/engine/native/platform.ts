/** A platform's name as our folders and bundles carry it. */
export type PlatformName = 'linux-x64' | 'linux-arm64' | 'darwin-arm64' | 'darwin-x64' | 'win32-x64';

/** The pinned wheel that holds TensorFlow's libraries for one platform, and how a binding is linked against them. */
export interface WheelPin {
  readonly requirement: string;
  readonly file: string;
  /** pip's name of the platform; the Python tag is pinned too, so that every Python fetches the same file. */
  readonly pipPlatform: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Inside the wheel, in the order in which the linker wants them. */
  readonly libraries: readonly string[];
  readonly linkFlags: readonly string[];
  readonly stripFlags: readonly string[];
}

export const tensorflowVersion = '2.21.0';

/** Python tag of the pinned wheels, whatever the local Python is. */
export const pythonTag = { version: '311', abi: 'cp311', implementation: 'cp' } as const;

const linuxLibraries = ['tensorflow/libtensorflow_cc.so.2', 'tensorflow/libtensorflow_framework.so.2'];
const linuxLinkFlags = [
  '-l:libtensorflow_cc.so.2',
  '-l:libtensorflow_framework.so.2',
  '-Wl,-rpath,$ORIGIN',
  '-Wl,--as-needed',
  '-s',
];

/**
 * Only linux-x64 is tested. linux-arm64 and darwin-arm64 follow the same way with the wheels that exist for them. The
 * wheels for Windows export no C API to link against, and there is none for Macs with Intel processors: these two
 * have TensorFlow.js's own archive alone.
 */
const wheels: Readonly<Partial<Record<PlatformName, WheelPin>>> = {
  'linux-x64': {
    requirement: `tensorflow-cpu==${tensorflowVersion}`,
    file: `tensorflow_cpu-${tensorflowVersion}-cp311-cp311-manylinux_2_27_x86_64.whl`,
    pipPlatform: 'manylinux_2_27_x86_64',
    sha256: '2b847d217b02ee7731ed91431daf3250daa0196c3c94614d23be27232e6e5b6c',
    bytes: 273_829_956,
    libraries: linuxLibraries,
    linkFlags: linuxLinkFlags,
    stripFlags: ['--strip-unneeded'],
  },
  'linux-arm64': {
    requirement: `tensorflow==${tensorflowVersion}`,
    file: `tensorflow-${tensorflowVersion}-cp311-cp311-manylinux_2_27_aarch64.whl`,
    pipPlatform: 'manylinux_2_27_aarch64',
    sha256: '4b24aca16d527a3cf1c37f720c04c484c3d20f4d0fdfa98632ac8b9f3be6eb5c',
    bytes: 280_000_000,
    libraries: linuxLibraries,
    linkFlags: linuxLinkFlags,
    stripFlags: ['--strip-unneeded'],
  },
  'darwin-arm64': {
    requirement: `tensorflow==${tensorflowVersion}`,
    file: `tensorflow-${tensorflowVersion}-cp311-cp311-macosx_12_0_arm64.whl`,
    pipPlatform: 'macosx_12_0_arm64',
    sha256: '51f46f4806139d01fc7920cc72a4c75876f80649bf40ff083ab6212ceb43ca88',
    bytes: 230_000_000,
    libraries: ['tensorflow/libtensorflow_cc.2.dylib', 'tensorflow/libtensorflow_framework.2.dylib'],
    linkFlags: [
      '-undefined',
      'dynamic_lookup',
      '-ltensorflow_cc.2',
      '-ltensorflow_framework.2',
      '-Wl,-rpath,@loader_path',
    ],
    // Stripping would break the signature that the system asks for.
    stripFlags: [],
  },
};

/** The running platform's name, or undefined where TensorFlow has no library at all. */
export function platformName(): PlatformName | undefined {
  const name = `${process.platform}-${process.arch}`;
  const known: readonly PlatformName[] = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64', 'win32-x64'];
  return known.find((candidate) => candidate === name);
}

/** The pinned wheel for a platform; undefined where its wheels cannot be used. */
export function wheelFor(platform: PlatformName | undefined): WheelPin | undefined {
  return platform === undefined ? undefined : wheels[platform];
}
