/** Numbers of TensorFlow's types (types.proto). */
export const float = 1;
export const int32 = 3;
export const bool = 10;
export const resource = 20;
