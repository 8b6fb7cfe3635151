export const schemaFile = {
  networkInput: 'Shape of what the network takes, without the batch, as in [100].',
  networkItem: 'A network: a list of layers, or {input: [100], layers: [...]}.',
  networkLayers: 'The layers of the network, in order.',
  sectionData: 'Where the data is, what is predicted, and how rows are split.',
  sectionFile: 'A Model Studio model file: data, model and training.',
  sectionModel: 'The layers of the network, in order.',
  sectionName: "Name of the model; the file's own name when left out.",
  sectionNetworks: 'Several networks by name, for adversarial training.',
  sectionTrain: 'How the network learns.',
  sectionExpect:
    'What the trained model is to reach on the test split, without one on validation: a number for each measure. The evaluation, the Test Explorer and the terminal say whether it does.',
  expectation:
    'At least this where more is better, such as accuracy; at most this where less is better, such as loss or rmse.',
} as const;
