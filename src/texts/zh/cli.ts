import type { cli as english } from '../en/cli';

export const cli = {
  usage: `model-studio 命令 ...  训练和使用 *.model.yaml 与 *.model.json 文件所描述的模型。

  check 文件                         检查模型文件中的问题
  describe 文件                      层、输出形状、参数量、FLOPs、内存
  train 文件 [--epochs N] [--seed N] [--set 路径=值]... [--detach]
  repeat 运行 [--set 路径=值]...      修改后再次训练
  attach 运行                        重放错过的内容，然后跟随
  runs                               所有运行
  show 运行                          一个运行
  pause 运行 | resume 运行 [--detach] | stop 运行
  evaluate 运行 [--data 文件]
  predict 运行 (--input JSON | --file 文件)
  compare 运行 运行... [--csv | --markdown]    运行或版本之间的差别
  versions [名称] [--deleted]        所有版本及其别名
  alias 名称@1 别名 | alias 名称 | alias 名称@别名 --remove
  annotate 运行 [--title 标题] [--note 说明] [--tag 标签]...
  rename 名称 新名称                 为模型改名，连同其运行、版本和文件
  card 名称@1 [--file 卡片.md | --reset]     Markdown 格式的模型卡片
  report 运行 [-o 文件]              把关于它的一切写成一个 HTML 页面
  delete 运行 | discard 运行 | restore 运行    移入回收站，或取回；discard 会先结束它
  clean [--part checkpoints|failed|trash]... [--yes]     可以移除什么；--yes 则移除
  reproduce 名称@1                   重新训练：权重相同，或有何不同
  serve [名称[@1|@别名]...] [--port N] [--host 主机] [--workers N] [--batch 行数] [--delay 毫秒]
        [--queue 行数] [--deadline 秒] [--keys] [--cors 来源]... [--allowed-host 名称]... [--request-timeout 秒]
        [--tls-cert 文件 --tls-key 文件] [--log errors|requests|inputs]     通过 HTTP 提供服务
  keys create 名称 [--model 模型]... [--action read|predict|metrics]... [--expires 30d] [--rate N]
  keys list | keys revoke 名称       谁可以访问服务器
  traffic 名称@1 [--canary 百分比] [--shadow 百分比] | traffic 名称 [--remove]     分配服务器的请求
  encrypt 名称|名称@1 --store-key 文件 [--new-key] | decrypt 名称|名称@1 --store-key 文件
  export NAME@1 --format onnx|savedmodel|tfjs -o FOLDER      写成其他程序可用的格式
  deploy NAME@1 --target container|kserve|triton|systemd -o FOLDER     写出可在别处运行的文件夹
  doctor [--fix]                     原生库：有什么，缺什么

“运行”可以是运行的编号、模型名（最近一次运行）、模型名@3（第三个版本）或 模型名@别名。
通用选项：--json、--store 文件夹、--store-key 文件、--locale en|zh、--help、--version`,
  keyMade: '这是密钥 {name}。只显示这一次；只保存其哈希。',
  keyRevoked: '密钥 {name} 已失效。',
  keyMissing: '没有可撤销的密钥 {name}。model-studio keys list 列出所有密钥。',
  keyThere: '已有密钥 {name}。请先撤销它，或使用其他名称。',
  keyName: '{name} 不能作为密钥名称：以字母开头，其后可用字母、数字、-、_ 和 .',
  keyWord: '请说明对密钥的操作：create 名称、list 或 revoke 名称。',
  keyAction: '密钥可用于 {actions}，而不是 {action}。',
  keyExpires: '--expires 需要将来的时间，如 30d、12h 或 2030-01-31，而不是 {value}。',
  keyState_active: '有效',
  keyState_expired: '已过期',
  keyState_revoked: '已撤销',
  keyAllModels: '所有模型',
  keyRate: '每分钟 {rate} 次',
  keyUntil: '有效至 {at}',
  noKeys: '没有密钥。',
  newKeyWhere: '--new-key 在 --store-key 指定的文件中生成密钥。',
  keyFileThere: '文件 {file} 已存在。密钥从不覆盖。',
  keyFileNotMade: '无法写入密钥文件 {file}：{detail}',
  storeKeyNeeded: '请用 --store-key 文件 指定密钥文件；--new-key 可生成一个。',
  encrypted: '{version} 已加密。没有密钥，谁都无法读取：请将密钥另外妥善保管。',
  alreadyEncrypted: '{version} 此前已加密。',
  decrypted: '{version} 已不再加密。',
  notEncrypted: '{version} 没有加密。',
  encryptedWord: '已加密',
  checkpointsRemoved: '运行 {run} 的检查点含有未加密的权重，已删除。',
  checkpointsInClear: '运行 {run} 还可以继续，其检查点含有未加密的权重：{folder}',
  canary: '金丝雀',
  shadow: '影子',
  noTraffic: '{model} 未指定版本的请求都由同一个版本回答。',
  trafficBoth: '请使用 --remove，或给出要设置的内容。',
  badPercent: '{option} 的值应为 0 到 100 的百分比，而不是 {value}。',
  badOrigin: '--cors 需要来源，如 https://example.com，而不是 {origin}。',
  badLog: '--log 需要 {levels} 之一，而不是 {level}。',
  serverNotNoted: '工作室无法找到此服务器：{detail}',
  tlsPair: '--tls-cert 与 --tls-key 必须同时给出。',
  needsVerb: '请给出命令。',
  unknownVerb: '没有命令 {verb}。model-studio --help 列出所有命令。',
  needsFile: '请给出模型文件：model-studio {verb} 文件',
  needsRun: '请给出运行：model-studio {verb} 运行',
  needsInput: '请给出输入：--input JSON 或 --file 文件。',
  badOption: '命令行有误：{detail}',
  badNumber: '{option} 需要不小于 {least} 的整数，而不是 {value}。',
  fileMissing: '无法读取文件 {file}：{detail}',
  noFile: '没有文件 {file}。',
  noStore: '这里没有找到运行。请先训练模型，或用 --store 指明文件夹。',
  noRun: '这里没有运行 {run}。model-studio runs 列出所有运行。',
  noModel: '这里没有模型 {model}。model-studio versions 和 runs 可列出它们。',
  needsName: '请同时给出新名称：model-studio rename 名称 新名称',
  renamed: '{model} 现已更名为 {name}。',
  renamedFile: '{from} 现为 {to}。',
  renamedNoFile: '没有找到使用该名称的模型文件。模型仍名为 {model} 的文件会产生新的模型。',
  runNeeded: '{run} 的运行已不存在，它的版本仍在。',
  noVersion: '{run} 还没有训练好的模型。',
  badInput: '--input 不是对象或对象列表的 JSON：{detail}',
  reconstructed: '重现误差：{error}',
  reconstructedAmong: '重现误差：{error}，大于 {share} % 的训练样本',
  predicted: '预测：{answer}，实际：{target}',
  noImageInput: '{run} 不接受图像。',
  needsTwo: '请给出两个运行或版本：model-studio {verb} 名称@1 名称@2',
  layers: '层（- 仅第一个有，+ 仅第二个有，~ 有改动）',
  cleanPart: '--part 只能是 {parts}，不能是 {part}。',
  cleanNothing: '没有需要清理的内容。',
  cleanWhat: '可以移除的内容',
  cleanRuns: '运行数',
  cleanBytes: '字节',
  clean_checkpoints: '已完成运行的检查点',
  clean_failed: '没有版本的失败运行',
  clean_trash: '回收站中的内容（彻底删除）',
  cleanAsk: '尚未移除任何内容。移除请运行：model-studio clean --yes',
  cleanDone: '已移除。回收站中的内容可以取回：model-studio restore 运行',
  noVersions: '没有版本。',
  versionNeeded: '请给出版本，例如 {model}@3。',
  noSuchAlias: '{model} 没有别名 {alias}。',
  noAliases: '{model} 没有别名。{model}@latest 始终是它的最新版本。',
  badAlias: '{alias} 不能作为别名：须以字母开头，后接字母、数字、-、_ 和 .，且不能是 latest。',
  aliasMoved: '{model}@{alias} 现在是 {model}@{version}。',
  aliasRemoved: '{model}@{alias} 已移除。',
  aliasNone: '无',
  noDeleted: '回收站中没有 {version}。',
  deleted: '{version} 已移入回收站。取回：model-studio restore {version}',
  restored: '{version} 已取回。',
  annotated: '{version}：{title}',
  cardKept: '已保存 {version} 的卡片。',
  cardReset: '{version} 的卡片已恢复为自动生成的内容。',
  sameData: '数据相同。',
  otherData: '数据不同。',
  sameFile: '解析后的模型文件相同。',
  reproducing: '正在用相同的数据和种子重新训练 {version}。',
  reproduced: '{version} 的权重逐位相同。',
  notReproduced: '{version} 的权重不同：',
  arrayDiffers: '{name}：{of} 个数中有 {count} 个不同，最大相差 {largest}',
  differs: '{what}：当时 {before}，现在 {now}',
  differs_studio: 'Model Studio',
  differs_node: 'Node.js',
  differs_library: 'TensorFlow',
  differs_backend: '后端',
  differs_mode: '模式',
  differs_commit: 'Git 提交',
  stoppedWithin: '它的训练在一轮之中被停止，无法精确重现到那一步。',
  noErrors: '{file}：没有错误。',
  problemCount: '{errors} 个错误，{warnings} 个警告',
  errorWord: '错误',
  warningWord: '警告',
  informationWord: '提示',
  started: '{model} 的运行 {run}：{parameters} 个参数，{backend}（{mode}），{epochs} 轮，每轮 {steps} 步。',
  epoch: '第 {epoch}/{epochs} 轮  {seconds} 秒  {measures}',
  best: '最佳',
  stopping: '正在停止并保留最佳权重。再按一次 Ctrl-C 立即离开，运行会自行停止。',
  detached: '运行会自行继续。用以下命令跟随：model-studio attach {run}',
  reading: '正在读取数据：{percent} %',
  waited: '等待数据 {seconds} 秒，占训练时间的 {percent} %。',
  finished: '运行 {run} {status}，共 {epoch} 轮，{seconds} 秒。',
  version: '已保存为 {model}@{version}。',
  evaluation: '评估',
  expectations: '对 {split} 集的期望',
  atLeast: '至少 {value}',
  atMost: '至多 {value}',
  expectationMet: '达到',
  expectationMissed: '未达到',
  noRuns: '没有运行。',
  status_starting: '正在启动',
  status_running: '正在训练',
  status_pausing: '正在暂停',
  status_paused: '已暂停',
  status_stopping: '正在停止',
  status_stopped: '已停止',
  status_completed: '已完成',
  status_failed: '失败',
  status_interrupted: '已中断',
  statusNow: '运行 {run} {status}。',
  split: '划分',
  rows: '行数',
  layer: '层',
  type: '类型',
  shape: '输出形状',
  parameters: '参数量',
  flops: 'FLOPs',
  total: '{name}：{parameters} 个参数（可训练 {trainable}），每个样本 {flops} FLOPs，权重 {bytes} 字节',
  confusion: '混淆矩阵（行：真实，列：预测）',
  journalEnd: '日志末尾',
  files: '文件',
  resolvedFile: '解析后的文件',
  doctorOk: '训练使用 TensorFlow {version}，位于 {path}。',
  doctorCpu: '训练使用较慢的 JavaScript 后端。',
  doctorFix: '用以下命令修复：{command}',
} as const satisfies Readonly<Record<keyof typeof english, string>>;
